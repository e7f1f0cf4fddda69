import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Runs when the window speaks another language: for what a command has answered and a screen still
 * shows. Answers of queries are asked for again by themselves (`refreshOnLanguage`).
 */
export function useOnLanguage(onChange: () => void): void {
  const { i18n } = useTranslation();
  const spoken = useRef(i18n.language);
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    if (spoken.current === i18n.language) return;
    spoken.current = i18n.language;
    tell();
  }, [i18n.language]);
}
