/** Of the name that is being typed for a new client. */
export const newClientDraft = 'new-client';
