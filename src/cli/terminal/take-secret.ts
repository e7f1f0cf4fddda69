/**
 * A secret that was given in a variable, and takes the variable out of this process: programs that
 * it starts, a crash report and whatever else lists variables do not get it. The system goes on
 * showing what the process was started with to the same user (/proc/PID/environ).
 */
export function takeSecret(
  name:
    | 'COLLEGA_ACCESS_TOKEN'
    | 'COLLEGA_CLIENT_SECRET'
    | 'COLLEGA_NEW_PASSPHRASE'
    | 'COLLEGA_ODOO_KEY'
    | 'COLLEGA_PASSPHRASE'
    | 'COLLEGA_PROXY_PASSWORD',
): string | undefined {
  const value = process.env[name];
  Reflect.deleteProperty(process.env, name);
  return value;
}
