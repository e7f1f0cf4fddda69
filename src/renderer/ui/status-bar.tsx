import { useTranslation } from 'react-i18next';

interface StatusBarProps {
  readonly stages: readonly string[];
  /** Index of the stage the record is in. */
  readonly current: number;
}

/** Odoo's arrows at the right of the header. */
export function StatusBar({ stages, current }: StatusBarProps) {
  const { t } = useTranslation();
  return (
    <ol
      className="status-bar d-flex flex-wrap list-unstyled mb-0 ms-auto"
      aria-label={t('servers.status')}
    >
      {stages.map((stage, index) => (
        <li key={stage} aria-current={index === current ? 'step' : undefined}>
          {stage}
        </li>
      ))}
    </ol>
  );
}
