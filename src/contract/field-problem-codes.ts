/**
 * Why one field was refused. The code is the key of a text in the language files
 * (`fieldProblems.<code>`), so that every shell names the field and the remedy in its own language.
 */
export const fieldProblemCodes = [
  'required',
  'too-long',
  'not-a-guid',
  'secret-is-a-guid',
  'secret-has-spaces',
  'not-a-tenant',
  'not-an-email-address',
  'not-a-host-name',
  'not-a-port',
  'not-an-https-address',
  'not-a-domain',
  'name-taken',
  'priority-out-of-range',
  'encryption-not-for-outlook',
  'passphrase-too-short',
  'not-a-certificate',
  'not-an-authority',
  'changed-elsewhere',
  'practice-client',
  'unknown-field',
  'invalid',
] as const;
