import { useTranslation } from 'react-i18next';
import { countSeverities } from '../../../languages/count-words.ts';
import { sidesOf } from '../../../languages/odoo-values.ts';
import { type OdooDifference } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { useShownValue } from './use-shown-value.ts';

/** Of an opened report too, whose differences belong to no record here. */
type ShownDifference = Omit<OdooDifference, 'serverId'>;

/** What a user without the right, or an Odoo that hides it, has not shown cannot differ. */
export function isReadInPart({ rights, secret }: Pick<OdooSnapshot, 'rights' | 'secret'>): boolean {
  return rights === 'limited' || secret === 'unknown';
}

interface DifferenceListProps {
  readonly differences: readonly ShownDifference[];
  readonly readAt: string;
  /** Something of Odoo could not be read: no difference is found there. */
  readonly inPart: boolean;
}

/** Collega and Odoo side by side: each difference with its consequence, errors first. */
export function DifferenceList({ differences, readAt, inPart }: DifferenceListProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const time = dateTime(readAt);
  const errors = differences.filter(({ severity }) => severity === 'error').length;
  const isClear = differences.length === 0 && !inPart;
  const look = isClear ? 'passed' : errors > 0 ? 'failed' : 'warning';
  return (
    <section className="sheet" aria-labelledby="odoo-differences">
      <h2 id="odoo-differences">{t('odoo.differences.title')}</h2>
      <div role="status" className={`verdict verdict-${look}`}>
        {look === 'passed' && <TickIcon />}
        {look === 'warning' && <WarningIcon />}
        {look === 'failed' && <CrossIcon />}
        <span>
          {differences.length === 0
            ? t(inPart ? 'odoo.differences.noneInPart' : 'odoo.differences.none', { time })
            : t('odoo.differences.found', {
                count: differences.length,
                counts: countSeverities(differences, (key, values = {}) => t(key as never, values)),
                time,
              })}
        </span>
      </div>
      {differences.map((difference, index) => (
        <Difference key={`${difference.code} ${index}`} difference={difference} />
      ))}
    </section>
  );
}

function Difference({ difference }: { readonly difference: ShownDifference }) {
  const { t } = useTranslation();
  const { severity, title, model, name, field, consequence, fix } = difference;
  const sides = sidesOf(difference);
  const shown = useShownValue();
  const direction =
    model === 'ir.mail_server'
      ? t('nav.outgoing')
      : model === 'fetchmail.server'
        ? t('nav.incoming')
        : null;
  return (
    <article
      className={`finding odoo-difference finding-${severity === 'error' ? 'error' : 'warning'}`}
    >
      <h3>
        {severity === 'error' ? <CrossIcon /> : <WarningIcon />}
        <span className="visually-hidden">{t(`odoo.severity.${severity}`)}: </span>
        <span>
          {title} <span className="muted">({direction ?? name})</span>
        </span>
      </h3>
      {sides.length > 0 && (
        <p className="odoo-sides">
          {sides.map(({ side, value }) => (
            <span key={side}>
              {side}: <strong>{shown(field, value)}</strong>
            </span>
          ))}
        </p>
      )}
      <p>
        {consequence} <strong className="finding-fix">{fix}</strong>
      </p>
    </article>
  );
}
