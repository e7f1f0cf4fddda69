import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { language as languageCode, type Language } from '../../../contract/settings.ts';
import { codes, languages } from '../../../languages/languages.ts';
import { consentMessage } from '../../../languages/translate-guide.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

interface ConsentMessageBoxProps {
  readonly client: Client;
  readonly registrationName: string;
  readonly address: string;
}

function readLanguage(code: string): Language {
  return languageCode.catch('en').parse(code);
}

/** A message to the tenant's administrator, in the administrator's language and not in the user's. */
export function ConsentMessageBox({ client, registrationName, address }: ConsentMessageBoxProps) {
  const texts = useGuideTexts().steps['admin-consent'].message;
  const { i18n } = useTranslation();
  const id = useId();
  const [language, setLanguage] = useState(readLanguage(i18n.language));
  const { subject, body } = consentMessage(language, {
    name: registrationName,
    address,
    applicationId: client.azureApp.applicationId,
    odooUrl: client.azureApp.odooUrl,
  });
  const message = `${subject}\n\n${body}`;
  return (
    <section className="guide-part">
      <h3 id={`${id}title`}>{texts.title}</h3>
      <label className="guide-language d-flex flex-wrap align-items-center">
        {texts.language}
        <select
          className="input"
          value={language}
          onChange={(event) => setLanguage(readLanguage(event.target.value))}
        >
          {codes.map((code) => (
            <option key={code} value={code} lang={code}>
              {languages[code].name}
            </option>
          ))}
        </select>
      </label>
      <pre
        className="guide-text"
        tabIndex={0}
        role="region"
        aria-labelledby={`${id}title`}
        lang={language}
      >
        {message}
      </pre>
      <CopyButton text={message} label={texts.copy} caption={texts.copy} />
    </section>
  );
}
