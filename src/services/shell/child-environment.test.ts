import { expect, it } from 'vitest';
import { childEnvironment } from './child-environment.ts';

it('hands no setting of Collega to another program, whatever its case, and all the rest', () => {
  const env = {
    PATH: '/usr/bin',
    DISPLAY: ':0',
    UNSET: undefined,
    COLLEGA_PASSPHRASE: 'canary',
    collega_client_secret: 'canary',
    COLLEGA_ACCESS_TOKEN: 'canary',
    COLLEGA_PROXY_PASSWORD: 'canary',
  };
  expect(childEnvironment(env)).toEqual({ PATH: '/usr/bin', DISPLAY: ':0' });
});
