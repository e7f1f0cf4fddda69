import { sampleSignals } from './sample-signals.ts';
import { accountSamples, tokenSamples } from './account-samples.ts';
import { imapSamples, smtpSamples } from './mail-samples.ts';
import { odooSamples, portalSamples } from './message-samples.ts';
import { fieldSamples } from './field-samples.ts';
import { networkSamples } from './network-samples.ts';
import { authorizeSamples, registrationSamples } from './oauth-samples.ts';
import { type SampleSignal } from './sample-signal.ts';
import { conversationSamples, signInSamples } from './sign-in-samples.ts';

/** Signals with the words of the other side, and the finding each must get; for tests. */
export const verbatimSamples: readonly SampleSignal[] = [
  ...registrationSamples,
  ...authorizeSamples,
  ...accountSamples,
  ...tokenSamples,
  ...signInSamples,
  ...conversationSamples,
  ...networkSamples,
  ...smtpSamples,
  ...imapSamples,
  ...odooSamples,
  ...portalSamples,
  ...fieldSamples,
  // The other samples make their words up.
  ...sampleSignals.filter(([, { text }]) => !/\bsample\b/.test(text)),
];
