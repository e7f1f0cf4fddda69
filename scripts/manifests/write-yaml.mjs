// YAML as the manifests need it: objects, lists and scalars in block style. A string is quoted as in
// JSON, of which YAML 1.2 is a superset, wherever a plain one could be read as something else.

/** Lines of `value`, without the last line break. */
export function toYaml(value, indent = '') {
  return Array.isArray(value) ? listOf(value, indent) : objectOf(value, indent);
}

function objectOf(object, indent) {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) =>
      isNested(value)
        ? `${indent}${key}:\n${toYaml(value, `${indent}  `)}`
        : `${indent}${key}: ${scalarOf(value)}`,
    )
    .join('\n');
}

function listOf(list, indent) {
  return list
    .map((each) =>
      isNested(each)
        ? `${indent}- ${toYaml(each, `${indent}  `).trimStart()}`
        : `${indent}- ${scalarOf(each)}`,
    )
    .join('\n');
}

function isNested(value) {
  return typeof value === 'object' && value !== null;
}

const plain = /^[A-Za-z][\w ./-]*$/u;
/** Words that YAML 1.1, which the readers of these manifests use, takes for a value. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/iu;

function scalarOf(value) {
  if (typeof value !== 'string') return String(value);
  return plain.test(value) && !reserved.test(value) ? value : JSON.stringify(value);
}
