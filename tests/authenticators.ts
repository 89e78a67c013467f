import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { type TOTP, URI } from "otpauth";

/** An authenticator app that has read the picture: the code of an instant. */
export function authenticatorApp(uri: string) {
  const totp = URI.parse(uri) as TOTP;
  return { uri, code: (at: Date) => totp.generate({ timestamp: at.getTime() }) };
}

export type App = ReturnType<typeof authenticatorApp>;

/**
 * A security key in software (WebAuthn, ES256, no attestation): enough to be honest, and to lie about one thing at a
 * time. `counts` is whether its counter rises, as a real key's does.
 */
export function softKey({ counts = true } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const cose = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x!, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y!, "base64url"),
  ]);
  let counter = 0;

  function authData(rpId: string, attested: Buffer): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counts ? ++counter : 0);
    const flags = Buffer.from([attested.length > 0 ? 0x41 : 0x01]);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), flags, count, attested]);
  }

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const base = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" as const };

  return {
    /** Sets the counter back, as in a copy made earlier. */
    rewind(to: number) {
      counter = to;
    },
    /** Answers `navigator.credentials.create`. */
    create(options: { challenge: string }, at: { origin: string; rpId: string }) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = authData(at.rpId, Buffer.concat([Buffer.alloc(16), length, id, cose]));
      // fmt "none", attStmt {}, authData <bytes>
      const object = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return {
        ...base,
        response: {
          clientDataJSON: clientData("webauthn.create", options.challenge, at.origin).toString("base64url"),
          attestationObject: object.toString("base64url"),
          transports: ["usb" as const],
        },
        clientExtensionResults: {},
      };
    },
    /** Answers `navigator.credentials.get`. */
    get(options: { challenge: string }, at: { origin: string; rpId: string }) {
      const client = clientData("webauthn.get", options.challenge, at.origin);
      const data = authData(at.rpId, Buffer.alloc(0));
      const signature = sign(
        "sha256",
        Buffer.concat([data, createHash("sha256").update(client).digest()]),
        privateKey,
      );
      return {
        ...base,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
        },
        clientExtensionResults: {},
      };
    },
  };
}
