import { type Guide, type GuideStepId } from '../../../contract/guide.ts';
import { type GuideTexts } from '../../../languages/translate-guide.ts';

export interface StepValue {
  readonly label: string;
  /** Empty: not known yet. */
  readonly text: string;
}

/** What is copied in a step, in the order of its instructions. */
export function valuesOf(
  step: GuideStepId,
  { values, consentAddress }: Guide,
  texts: GuideTexts['values'],
): readonly StepValue[] {
  switch (step) {
    case 'registration':
      return [{ label: texts.registrationName, text: values.registrationName }];
    case 'redirect-uri':
      return [{ label: texts.redirectUri, text: values.redirectUri }];
    case 'permissions':
      return [
        { label: texts.smtpPermission, text: 'SMTP.Send' },
        { label: texts.imapPermission, text: 'IMAP.AccessAsUser.All' },
      ];
    case 'admin-consent':
      return consentAddress === null && values.signInAudience === 'PersonalMicrosoftAccount'
        ? []
        : [{ label: texts.consentAddress, text: consentAddress ?? '' }];
    case 'odoo-settings':
      return [
        { label: texts.applicationId, text: values.applicationId },
        { label: texts.webBaseUrl, text: originOf(values.redirectUri) },
        ...(values.odooEndpoint === null
          ? []
          : [
              { label: texts.endpointKey, text: 'microsoft_outlook.endpoint' },
              { label: texts.endpoint, text: values.odooEndpoint },
            ]),
      ];
    case 'smtp-auth':
      return values.smtpAuthCommands.map((text) => ({ label: texts.command, text }));
    case 'outgoing':
      return [
        { label: texts.smtpHost, text: values.smtp.host },
        { label: texts.smtpPort, text: String(values.smtp.port) },
      ];
    case 'incoming':
      return [
        { label: texts.imapHost, text: values.imap.host },
        { label: texts.imapPort, text: String(values.imap.port) },
      ];
    case 'account-types':
    case 'users':
    case 'secret':
      return [];
  }
}

function originOf(redirectUri: string): string {
  return URL.canParse(redirectUri) ? new URL(redirectUri).origin : '';
}
