import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { type Direction } from '../../../navigation/paths.ts';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SendAsNote } from './send-as-note.tsx';
import { ServerInput } from './server-inputs.tsx';
import { toNumber } from './server-values.ts';
import { unmatchedParts } from './unmatched-parts.ts';
import { type Followers } from './use-follow-username.ts';
import { type ServerDraft } from './use-server-form.ts';

interface ServerSheetHeadProps {
  readonly direction: Direction;
  readonly server: MailServer | null;
  readonly form: ServerDraft['form'];
  readonly followers: Followers;
}

/** The head of the sheet: the name and what the server is for; at the right Odoo's explanation. */
export function ServerSheetHead({ direction, server, form, followers }: ServerSheetHeadProps) {
  const { t } = useTranslation();
  const { register, formState } = form;
  const outgoing = direction === 'outgoing';
  return (
    <div className="form-columns">
      <div>
        <ServerInput
          label={t('servers.name')}
          placeholder={t(`${direction}.namePlaceholder`)}
          problem={fieldProblemOf(formState.errors.name)}
          registration={register('name', { onChange: followers.onNameTyped })}
          kind="text"
        />
        {outgoing && <FilterField form={form} onTyped={followers.onFilterTyped} />}
        <FixedAuthentication
          label={t(outgoing ? 'outgoing.authenticateWith' : 'incoming.serverType')}
        />
      </div>
      {outgoing ? (
        <div>
          <ServerInput
            label={t('outgoing.priority')}
            help={t('outgoing.priorityHelp')}
            problem={fieldProblemOf(formState.errors.priority)}
            registration={register('priority', { setValueAs: toNumber })}
            kind="number"
          />
          <div className="explanation">
            <p>{t('outgoing.outlookText')}</p>
            <p>{t('outgoing.filterText')}</p>
            <LinkButton target={{ link: 'odoo-guide' }} />
          </div>
        </div>
      ) : (
        <div className="explanation">
          <p>{t('incoming.outlookText')}</p>
          {server?.direction === 'incoming' && server.confirmed && (
            <p>{t('incoming.confirmedText')}</p>
          )}
        </div>
      )}
    </div>
  );
}

interface FilterFieldProps {
  readonly form: ServerDraft['form'];
  readonly onTyped: () => void;
}

/** FROM Filtering, with a hint at parts that Odoo can never match and the note on Send As. */
function FilterField({ form, onTyped }: FilterFieldProps) {
  const { t } = useTranslation();
  const unmatched = unmatchedParts(useWatch({ control: form.control, name: 'fromFilter' }));
  return (
    <>
      <ServerInput
        label={t('outgoing.fromFilter')}
        help={t('outgoing.fromFilterHelp')}
        placeholder={t('outgoing.fromFilterPlaceholder')}
        problem={fieldProblemOf(form.getFieldState('fromFilter', form.formState).error)}
        {...(unmatched.length > 0 && {
          hint: (
            <span role="status" className="warning-text">
              {t('serverForm.neverMatches', { parts: unmatched.join('  ') })}
            </span>
          ),
        })}
        registration={form.register('fromFilter', { onChange: onTyped })}
        kind="address"
      />
      <SendAsNote form={form} />
    </>
  );
}

interface FixedAuthenticationProps {
  /** Odoo's name of the choice. */
  readonly label: string;
}

/** Odoo offers other ways too; Collega exists for this one, so there is nothing to choose. */
function FixedAuthentication({ label }: FixedAuthenticationProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <div className="field-label">
        <span id={id}>{label}</span>
      </div>
      <div className="field-control fixed-choice">
        {t('servers.outlookOAuth')} <span className="muted">{t('serverForm.outlookOnly')}</span>
      </div>
    </div>
  );
}
