import { type Guide, type GuideStepId, type GuideValues } from './guide.ts';

/** One value to paste. `name` is the key of its label (`guide:values.<name>`). */
export interface StepValue {
  readonly name:
    | 'registrationName'
    | 'redirectUri'
    | 'smtpPermission'
    | 'imapPermission'
    | 'consentAddress'
    | 'applicationId'
    | 'webBaseUrl'
    | 'endpointKey'
    | 'endpoint'
    | 'command'
    | 'smtpHost'
    | 'smtpPort'
    | 'imapHost'
    | 'imapPort'
    | 'aliasDomain'
    | 'defaultFrom'
    | 'mailDefaultFrom'
    | 'catchallDomain';
  /** Empty: not known yet. */
  readonly text: string;
}

/** What is pasted in a step, in the order of its instructions. */
export function stepValuesOf(
  step: GuideStepId,
  { values, consentAddress }: Pick<Guide, 'values' | 'consentAddress'>,
): readonly StepValue[] {
  switch (step) {
    case 'registration':
      return [{ name: 'registrationName', text: values.registrationName }];
    case 'redirect-uri':
      return [{ name: 'redirectUri', text: values.redirectUri }];
    case 'permissions':
      return [
        { name: 'smtpPermission', text: 'SMTP.Send' },
        { name: 'imapPermission', text: 'IMAP.AccessAsUser.All' },
      ];
    case 'admin-consent':
      return values.signInAudience === 'PersonalMicrosoftAccount'
        ? []
        : [{ name: 'consentAddress', text: consentAddress ?? '' }];
    case 'odoo-settings':
      return [
        { name: 'applicationId', text: values.applicationId },
        { name: 'webBaseUrl', text: originOf(values.redirectUri) },
        ...endpointOf(values.odooEndpoint),
      ];
    case 'smtp-auth':
      return values.smtpAuthCommands.map((text) => ({ name: 'command', text }));
    case 'odoo-senders':
      return sendersOf(values.senders);
    case 'odoo-outgoing':
      return [
        { name: 'smtpHost', text: values.smtp.host },
        { name: 'smtpPort', text: String(values.smtp.port) },
      ];
    case 'odoo-incoming':
      return [
        { name: 'imapHost', text: values.imap.host },
        { name: 'imapPort', text: String(values.imap.port) },
      ];
    case 'account-types':
    case 'users':
    case 'secret':
    case 'outgoing':
    case 'incoming':
    case 'odoo-module':
    case 'odoo-mass-mailing':
      return [];
  }
}

function endpointOf(odooEndpoint: string | null): readonly StepValue[] {
  if (odooEndpoint === null) return [];
  return [
    { name: 'endpointKey', text: 'microsoft_outlook.endpoint' },
    { name: 'endpoint', text: odooEndpoint },
  ];
}

function sendersOf(senders: GuideValues['senders']): readonly StepValue[] {
  return senders.kind === 'alias-domain'
    ? [
        { name: 'aliasDomain', text: senders.domain },
        { name: 'defaultFrom', text: senders.defaultFrom },
      ]
    : [
        { name: 'mailDefaultFrom', text: senders.mailDefaultFrom },
        { name: 'catchallDomain', text: senders.catchallDomain },
      ];
}

function originOf(redirectUri: string): string {
  return URL.canParse(redirectUri) ? new URL(redirectUri).origin : '';
}
