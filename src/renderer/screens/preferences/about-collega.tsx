import { useTranslation } from 'react-i18next';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Which Collega this is and where its data lies: what support asks first. */
export function AboutCollega() {
  const { t } = useTranslation();
  const { data } = useQueryCall('app.describe', {});
  if (data === undefined) return null;
  return (
    <section aria-labelledby="about-collega">
      <h2 className="group-title" id="about-collega">
        {t('about.title')}
      </h2>
      <dl className="pairs">
        <dt>{t('about.version')}</dt>
        <dd>{data.version}</dd>
        <dt>{t('about.shell')}</dt>
        <dd>{t(`about.shells.${data.shell}`)}</dd>
        <dt>{t('about.dataFolder')}</dt>
        <dd>
          <code>{data.dataFolder}</code>
        </dd>
        <dt>{t('about.sandbox')}</dt>
        <dd>{data.sandboxRunning ? t('about.sandboxOn') : t('about.sandboxOff')}</dd>
      </dl>
    </section>
  );
}
