import type { FixLanguage } from '../fix-language';
import { plainFixes } from './plain';

/** C and C++: strings are not joined in C, and C++ joins them as others do. */
export const cFixes: FixLanguage = {
  ...plainFixes,
  // https://curl.se/libcurl/c/CURLOPT_SSL_VERIFYPEER.html, https://curl.se/libcurl/c/CURLOPT_SSL_VERIFYHOST.html
  safeSettings: { CURLOPT_SSL_VERIFYPEER: { value: '1L', isDefault: false }, CURLOPT_SSL_VERIFYHOST: { value: '2L', isDefault: false } },
};
