/** Every step a connection test can have, in no particular order (docs/ARCHITECTURE.md). */
export const stepIds = [
  'token',
  'dns',
  'tcp',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'capability',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'send',
  'list',
  'inbox',
] as const;
