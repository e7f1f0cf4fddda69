import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/**
 * What a publisher announces: `collega-update.json`, a file of the newest release. `content` is the
 * JSON text that was signed, byte by byte, so that no writer of JSON can change what is verified.
 */
const signedFile = z.object({
  schema: z.literal('collega.update/1'),
  content: z.string(),
  signature: z.string().max(200),
});

/** Text for people, without characters that move the cursor or change the direction of writing. */
const notes = z
  .string()
  .max(2000)
  .regex(/^(?:\n|[^\p{Cc}\p{Cf}])*$/u);

const announcement = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/u),
  date: z.iso.date(),
  notes: z.object({ en: notes, it: notes }),
});
export type Announcement = z.infer<typeof announcement>;

/** Longer than any announcement: twice 2,000 characters of notes, escaped twice. */
export const maxAnnouncementBytes = 64 * 1024;

/** Before the content when it is signed: the key signs checksums too, and neither passes for the other. */
export const signingContext = 'collega.update/1\n';

export type ReadAnnouncement =
  | { readonly kind: 'announced'; readonly announcement: Announcement }
  | { readonly kind: 'not-an-announcement' }
  | { readonly kind: 'signature' };

/** Believes nothing that `publicKey` (SPKI, base64) has not signed. */
export function readAnnouncement(text: string, publicKey: string): ReadAnnouncement {
  const file = signedFile.safeParse(parseJson(text));
  if (!file.success) return { kind: 'not-an-announcement' };
  const { content, signature } = file.data;
  const signed = Buffer.from(`${signingContext}${content}`);
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (!verify(null, signed, key, Buffer.from(signature, 'base64'))) return { kind: 'signature' };
  const parsed = announcement.safeParse(parseJson(content));
  return parsed.success
    ? { kind: 'announced', announcement: parsed.data }
    : { kind: 'not-an-announcement' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether `version` (major.minor.patch) comes after `present`, which may have a suffix of a trial. */
export function isNewer(version: string, present: string): boolean {
  const [numbers = '', suffix] = present.split(/[-+]/u);
  const wanted = version.split('.').map(Number);
  const own = numbers.split('.').map(Number);
  for (let at = 0; at < 3; at += 1) {
    const difference = (wanted[at] ?? 0) - (own[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  // Semantic Versioning 2.0.0, item 11: 1.0.0-beta comes before 1.0.0.
  return suffix !== undefined && present.includes('-');
}
