import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { signInWay, type SignInWay } from '../../../contract/sign-in.ts';
import { CaretIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Where to sign in, and honestly what each way proves. */
export function SignInWays({ onChoose }: { readonly onChoose: (way: SignInWay) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Menu
      label={t('signIn.ways.choose')}
      button={<CaretIcon />}
      buttonClass="icon-button"
      panelClass="sign-in-ways"
    >
      {(close) => (
        <ul className="list-unstyled m-0">
          {signInWay.options.map((way) => (
            <li key={way}>
              <button
                type="button"
                className="menu-entry"
                aria-labelledby={`${id}${way}`}
                aria-describedby={`${id}${way}text`}
                onClick={() => {
                  close();
                  onChoose(way);
                }}
              >
                <strong id={`${id}${way}`}>{t(`signIn.ways.${way}`)}</strong>
                <span id={`${id}${way}text`}>{t(`signIn.ways.${way}Text`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
