import { contentSecurityPolicy } from './page.ts';

/**
 * The `_headers` file that common static hosts read: what a `<meta>` element cannot say, and files named by their content
 * kept for a year.
 */
export function headersFile(base: string): string {
  return `${base}*
  Content-Security-Policy: ${contentSecurityPolicy()}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
${base}sw.js
  Cache-Control: no-cache
${base}assets/*
  Cache-Control: public, max-age=31536000, immutable
${base}sources/*
  Content-Security-Policy: default-src 'none'; sandbox
  Content-Disposition: attachment
`;
}
