// A code that comes by text message fills itself in where the browser can read it: the message names this site in its last line (WebOTP).
// The person still presses the button. Everywhere else they type the code.
const form = document.querySelector('form[data-text-code]');

async function fillIn() {
  const stop = new AbortController();
  form.addEventListener('submit', () => stop.abort());
  const message = await navigator.credentials.get({otp: {transport: ['sms']}, signal: stop.signal});
  const field = form.elements.code;
  if (message?.code && !field.value) field.value = message.code;
}

if (form && 'OTPCredential' in window) fillIn().catch(() => {});

const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
