# A relying party of python3-fido2, which judges what a passkey of ours answers to options of ours. Reads one JSON object; says
# "ok", or in one line why not.
import base64
import json
import sys

from fido2.client import ClientData
from fido2.ctap2 import AttestationObject, AuthenticatorData
from fido2.server import Fido2Server
from fido2.webauthn import PublicKeyCredentialRpEntity


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


given = json.load(sys.stdin)
server = Fido2Server(PublicKeyCredentialRpEntity(given["rpId"], "judge"), verify_origin=lambda origin: origin == given["origin"])


def state(challenge):
    return {"challenge": challenge, "user_verification": "required"}


try:
    made = given["registration"]["response"]
    data = server.register_complete(
        state(given["registrationChallenge"]),
        ClientData(decoded(made["clientDataJSON"])),
        AttestationObject(decoded(made["attestationObject"])),
    )
    signed = given["authentication"]["response"]
    server.authenticate_complete(
        state(given["authenticationChallenge"]),
        [data.credential_data],
        decoded(given["authentication"]["rawId"]),
        ClientData(decoded(signed["clientDataJSON"])),
        AuthenticatorData(decoded(signed["authenticatorData"])),
        decoded(signed["signature"]),
    )
    print("ok")
except ValueError as refused:
    print(refused)
