// Passkeys on our pages. A form with data-begin asks the API for a challenge, gives it to the browser, and is sent with the answer.
const browser = window.PublicKeyCredential;

/** Has a code, as the browser's errors have a name: for both the page brings the words. */
class Refusal extends Error {
  constructor(problem) {
    super(problem.detail);
    this.code = problem.code;
  }
}

async function begin(form) {
  const wanted = JSON.parse(form.dataset.begin);
  const label = form.elements.label?.value.trim();
  if (wanted.purpose === 'enroll' && label) wanted.label = label;
  const answer = await fetch('/api/challenges', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(wanted),
  });
  const begun = await answer.json();
  if (!answer.ok) throw new Refusal(begun);
  return begun;
}

function ask(options, more = {}) {
  return options.rp
    ? navigator.credentials.create({publicKey: browser.parseCreationOptionsFromJSON(options), ...more})
    : navigator.credentials.get({publicKey: browser.parseRequestOptionsFromJSON(options), ...more});
}

function send(form, begun, credential) {
  form.elements.ticket.value = begun.ticket;
  form.elements.response.value = JSON.stringify(credential.toJSON());
  form.submit();
}

function tell(form, error) {
  if (error.code === 'step-up-wanted' && form.dataset.stepUp) {
    location.assign(form.dataset.stepUp);
    return;
  }
  const place = form.querySelector('[data-trouble]');
  const words = JSON.parse(place.dataset.trouble);
  place.textContent = error instanceof Refusal ? words[error.code] || words.broken : words[error.name] || words.NotAllowedError;
  place.hidden = false;
}

/** The browser's own suggestions in the field for the user name, for as long as the page is open. */
function suggestions(form) {
  let stop = new AbortController();
  let over = Promise.resolve();
  async function suggest() {
    try {
      const begun = await begin(form);
      if (stop.signal.aborted) return;
      // A challenge does not live for ever; the page may.
      const renewal = new AbortController();
      const timer = setTimeout(() => renewal.abort(), begun.prompt.options.timeout * 0.8);
      stop.signal.addEventListener('abort', () => renewal.abort());
      try {
        const chosen = await ask(begun.prompt.options, {mediation: 'conditional', signal: renewal.signal});
        send(form, begun, chosen);
      } finally {
        clearTimeout(timer);
      }
    } catch (error) {
      if (error.name === 'AbortError' && !stop.signal.aborted) return suggest();
    }
  }
  const start = () => { stop = new AbortController(); over = suggest(); };
  return {start, pause: async () => { stop.abort(); await over; }};
}

function enliven(form) {
  const autofill = 'autofill' in form.dataset ? suggestions(form) : {start() {}, async pause() {}};
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    try {
      if (!browser?.parseRequestOptionsFromJSON) throw {name: 'none'};
      await autofill.pause();
      const begun = await begin(form);
      send(form, begun, await ask(begun.prompt.options));
    } catch (error) {
      tell(form, error);
      button.disabled = false;
      autofill.start();
    }
  });
  return autofill;
}

/** A passkey beside the password, without asking: the browser makes one if it has just filled in the password, or nothing happens. */
async function upgrade(form) {
  if (sessionStorage.getItem('upgrade')) return;
  sessionStorage.setItem('upgrade', 'begun');
  try {
    const can = await browser?.getClientCapabilities?.();
    if (!can?.conditionalCreate) return;
    const begun = await begin(form);
    sessionStorage.setItem('upgrade', 'asked');
    send(form, begun, await ask(begun.prompt.options, {mediation: 'conditional'}));
  } catch (error) {
    // As if it had not been tried.
    sessionStorage.setItem('upgrade', error.name);
  }
}

async function signal(element) {
  // Each does what it is told or nothing; neither is our business here.
  const {accepted, unknown} = element.dataset;
  if (accepted) await browser?.signalAllAcceptedCredentials?.(JSON.parse(accepted)).catch(() => {});
  if (unknown) await browser?.signalUnknownCredential?.(JSON.parse(unknown)).catch(() => {});
}

const forms = [...document.querySelectorAll('form[data-begin]:not([hidden])')].map(enliven);
document.querySelectorAll('form[data-begin][hidden]').forEach(upgrade);
document.querySelectorAll('[data-accepted], [data-unknown]').forEach(signal);
if (await browser?.isConditionalMediationAvailable?.()) forms.forEach(form => form.start());
