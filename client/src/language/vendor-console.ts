import * as z from 'zod';
import type { VendorConsole } from '../../../shared/src/flows/rotation-plan';

/**
 * What the server answered about a rule, checked: it parses hostile text, so its word is not taken for an address that a
 * browser may open. Undefined where there is no such rule, and for an answer that is no web page.
 */
export function vendorConsole(reply: unknown): VendorConsole | undefined {
  const parsed = replySchema.safeParse(reply);
  if (!parsed.success) return undefined;
  const { vendor, remediation, documentation } = parsed.data;
  return { vendor, remediation, documentation };
}

const words = z.string().min(1).max(2000);

const replySchema = z.object({
  kind: z.literal('known'), vendor: words, remediation: words, documentation: words.refine(isWebPage),
});

function isWebPage(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}
