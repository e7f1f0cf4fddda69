import { useTranslation } from 'react-i18next';
import { type Cause } from '../../../../contract/group-causes.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { CauseDetails } from '../../connection-tests/cause-details.tsx';
import { ServerLinks } from './server-links.tsx';

interface CauseGroupProps {
  readonly cause: Cause<string>;
  /** At first. */
  readonly open: boolean;
  /** When the tests ended, milliseconds since the Unix epoch. */
  readonly seenAt: number;
  readonly servers: readonly MailServer[];
  readonly onTestAgain: (serverIds: readonly string[]) => void;
  readonly onSelect: (serverIds: readonly string[]) => void;
}

/** One cause with its fix, its script and all servers that it stops. */
export function CauseGroup(props: CauseGroupProps) {
  const { cause, open, seenAt, servers, onTestAgain, onSelect } = props;
  const { t } = useTranslation();
  const ids = servers.map(({ id }) => id);
  return (
    <CauseDetails
      cause={cause}
      open={open}
      seenAt={seenAt}
      action={
        <div className="button-row">
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            onClick={() => onTestAgain(ids)}
          >
            {t('manyTests.testTheseAgain')}
          </button>
          <button type="button" className="btn btn-sm btn-secondary" onClick={() => onSelect(ids)}>
            {t('manyTests.selectThese')}
          </button>
        </div>
      }
    >
      <ServerLinks servers={servers} />
    </CauseDetails>
  );
}
