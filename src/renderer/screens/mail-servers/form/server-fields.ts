/** Fields at which a refused save names its problem; the rest is named above the form. */
export const serverFields = [
  'name',
  'username',
  'host',
  'port',
  'encryption',
  'fromFilter',
  'priority',
].flatMap((field) => [field, `fields.${field}`]);
