/**
 * The policy of the app's pages (security.md 4.2), sent as a header with every answer. `data:` is
 * for the SVG images inside Bootstrap's style sheet; nothing here is `unsafe-*`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
