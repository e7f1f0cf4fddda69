import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What is wrong with the app registration in Entra (failures.md A1). */
export const registrationEntries: readonly CatalogueEntry[] = [
  {
    code: 'client-secret-wrong',
    severity: 'error',
    rows: [1, 2, 99],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [7000215] },
      {
        kind: 'oauth',
        says: [
          'Invalid client secret provided',
          'Invalid client secret is provided',
          'is the client secret value, not the client secret ID',
        ],
      },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
  },
  {
    code: 'client-secret-expired',
    severity: 'error',
    rows: [29, 99],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [7000222] },
      {
        kind: 'oauth',
        says: [
          'client secret keys … are expired',
          'client secret keys are expired',
          'The provided client secret keys for app … are expired',
        ],
      },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
  },
  {
    code: 'client-credentials-refused',
    severity: 'error',
    rows: [30],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [70002] },
      { kind: 'oauth', error: ['invalid_client'] },
      {
        kind: 'oauth',
        says: [
          'The specified client_secret does not match the expected value for this client',
          'Error validating credentials. … Invalid client secret',
        ],
      },
    ],
    links: ['entra-app-registrations'],
  },
  {
    code: 'app-not-found',
    severity: 'error',
    rows: [28, 3],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [700016, 700011] },
      {
        kind: 'oauth',
        says: [
          'Application with identifier … was not found in the directory',
          'Application with identifier … wasn’t found in the directory',
          'application … not found in the directory …',
          'Die Anwendung mit dem Bezeichner … wurde im Verzeichnis',
          "L'applicazione con identificatore … non è stata trovata nella directory",
          'L’application avec l’identificateur … est introuvable dans le répertoire',
          'No se encontró la aplicación con el identificador',
        ],
      },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
    deadEnds: [700016, 700011],
  },
  {
    code: 'app-is-single-tenant',
    severity: 'error',
    rows: [4],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [50194] },
      {
        kind: 'oauth',
        says: [
          'is not configured as a multi-tenant application',
          "isn't configured as a multi-tenant application",
          'Usage of the /common endpoint is not supported for such applications',
        ],
      },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
    deadEnds: [50194],
  },
  {
    code: 'personal-accounts-not-accepted',
    severity: 'error',
    rows: [5, 8, 36, 37],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [9002332, 500200] },
      { kind: 'oauth', text: /not enabled for consumers|'userAudience' configuration/i },
      {
        kind: 'oauth',
        says: [
          'configured for use by Microsoft Entra users only',
          'configured for use by Azure Active Directory users only',
          'is a personal Microsoft account … not supported for this application',
          'personal Microsoft accounts are not supported for this application',
          "You can't sign in here with a personal account",
          'not enabled for consumers',
          "not valid for the application's userAudience configuration",
          'Non è possibile accedere qui con un account personale',
          'Sie können sich hier nicht mit einem persönlichen Konto anmelden',
          'Vous ne pouvez pas vous connecter ici avec un compte personnel',
          'No puede iniciar sesión aquí con una cuenta personal',
          'No se puede iniciar sesión aquí con una cuenta personal',
        ],
      },
    ],
    links: ['entra-app-registrations'],
    deadEnds: [9002332, 500200],
  },
  {
    code: 'app-for-personal-accounts-only',
    severity: 'error',
    rows: [7],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [9002331] },
      {
        kind: 'oauth',
        says: [
          'configured for use by Microsoft Account users only',
          "You can't sign in here with a work or school account",
          'Non è possibile accedere qui con un account aziendale',
          'Sie können sich hier nicht mit einem Geschäfts-',
          'Vous ne pouvez pas vous connecter ici avec un compte professionnel',
          'No puede iniciar sesión aquí con una cuenta profesional',
        ],
      },
    ],
    links: ['entra-app-registrations'],
    deadEnds: [9002331],
  },
  {
    code: 'user-not-assigned-to-app',
    severity: 'error',
    rows: [26],
    owner: 'entra-admin',
    about: 'mailbox',
    when: [
      { kind: 'oauth', aadsts: [50105] },
      {
        kind: 'oauth',
        says: [
          'signed in user … is not assigned to a role for the',
          'signed in user … isn’t assigned to a role for the',
          'Your administrator has configured the application … to block users unless they are specifically granted',
          'has configured the application … to block users',
          'non è assegnato a un ruolo per l’applicazione',
          'ist keiner Rolle für die Anwendung zugewiesen',
          'n’est pas affecté à un rôle pour l’application',
          'no está asignado a un rol para la aplicación',
        ],
      },
    ],
    links: ['entra-enterprise-apps', 'odoo-guide'],
    deadEnds: [50105],
  },
  {
    code: 'app-disabled',
    severity: 'error',
    rows: [27],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [7000112, 70001, 1000031] },
      {
        kind: 'oauth',
        says: [
          'Application … is disabled. … ',
          'The application is disabled',
          'has been disabled by Microsoft',
          'cannot be accessed at this time. Contact your administrator',
        ],
      },
    ],
    links: ['entra-enterprise-apps'],
    deadEnds: [7000112, 70001, 1000031],
  },
  {
    code: 'permission-not-in-registration',
    severity: 'error',
    rows: [65, 21],
    owner: 'entra-admin',
    about: 'azure-app',
    when: [
      { kind: 'oauth', aadsts: [650056, 650057, 65005] },
      {
        kind: 'oauth',
        says: [
          'Misconfigured application. This could be due to one of the following',
          'has not listed any permissions for',
          'asked for access to a resource that is not listed in the requested permissions',
          "which is not listed in the requested permissions in the client's application registration",
          "doesn't require access to",
        ],
      },
    ],
    links: ['entra-app-registrations', 'odoo-guide'],
    deadEnds: [650056, 650057, 65005],
  },
];
