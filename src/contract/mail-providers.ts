/**
 * Providers of mailboxes for everybody whose mail is not at Microsoft: a mailbox there never has a
 * server of Microsoft's. Domains of organisations are not listed: anyone's may be hosted anywhere.
 */
const domainsOf: Readonly<Record<string, readonly string[]>> = {
  Google: ['gmail.com', 'googlemail.com'],
  Yahoo: ['yahoo.com', 'yahoo.it', 'yahoo.fr', 'yahoo.de', 'yahoo.es', 'yahoo.co.uk', 'ymail.com'],
  AOL: ['aol.com'],
  Apple: ['icloud.com', 'me.com', 'mac.com'],
  Proton: ['proton.me', 'protonmail.com', 'pm.me'],
  GMX: ['gmx.com', 'gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch'],
  'WEB.DE': ['web.de'],
  'T-Online': ['t-online.de'],
  Libero: ['libero.it', 'iol.it', 'inwind.it', 'blu.it', 'giallo.it'],
  Virgilio: ['virgilio.it'],
  TIM: ['tim.it', 'alice.it', 'tin.it'],
  Tiscali: ['tiscali.it'],
  Fastweb: ['fastwebnet.it'],
  Orange: ['orange.fr', 'wanadoo.fr'],
  'La Poste': ['laposte.net'],
  Free: ['free.fr'],
  Yandex: ['yandex.ru', 'yandex.com'],
  'Mail.ru': ['mail.ru'],
  QQ: ['qq.com'],
  NetEase: ['163.com', '126.com'],
};

/** Who runs this mailbox, where it is certainly not Microsoft; null for every other address. */
export function otherProviderOf(mailbox: string): string | null {
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1).toLowerCase();
  const found = Object.entries(domainsOf).find(([, domains]) => domains.includes(domain));
  return found?.[0] ?? null;
}
