/**
 * The publisher's public key (Ed25519, SPKI in base64), of which the release workflow holds the
 * private half: `npm run release-key` writes it here. Null: this Collega is not published, and
 * there is no announcement to believe.
 */
export const releaseKey: string | null = null;
