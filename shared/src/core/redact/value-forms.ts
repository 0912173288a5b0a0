/** Shorter values stand in ordinary words by chance: they cannot be masked without masking those. In bytes. */
export const SHORTEST_MASKED_VALUE = 6;

/** A line of a value of many lines is looked for by itself from this length on: `-----` and short words are not. */
const SHORTEST_LINE = 16;

/**
 * The forms in which programs print a value: as it is, line by line, in UTF-16, hex, base64 (RFC 4648, at each of the three
 * places where it may begin in a longer text), escaped for JSON, percent-encoded (RFC 3986), in an HTML form, as XML and in a
 * shell's quotes. The caller zeroes them.
 */
export function valueForms(value: Buffer): readonly Buffer[] {
  const forms = [value, ...linesOf(value)].flatMap((part) => [Buffer.from(part), ...encodedForms(part), ...textForms(part)]);
  const known = new Set<string>();
  return forms.filter((form) => {
    const name = form.toString('latin1');
    if (form.length < SHORTEST_MASKED_VALUE || known.has(name)) return false;
    known.add(name);
    return true;
  });
}

function linesOf(value: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < value.length;) {
    const found = value.indexOf(0x0a, start);
    const next = found < 0 ? value.length : found;
    const end = next > start && value[next - 1] === 0x0d ? next - 1 : next;
    if (end - start >= SHORTEST_LINE && end - start < value.length) lines.push(value.subarray(start, end));
    start = next + 1;
  }
  return lines;
}

/** What any bytes may be printed as. */
function encodedForms(value: Buffer): readonly Buffer[] {
  const hex = value.toString('hex');
  return [...[0, 1, 2].flatMap((offset) => base64At(value, offset)), Buffer.from(hex), Buffer.from(hex.toUpperCase())];
}

/** The characters that the value alone decides, where so many bytes of something else stand before it. */
function base64At(value: Buffer, offset: number): readonly Buffer[] {
  const shifted = Buffer.concat([Buffer.alloc(offset), value]);
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor((shifted.length * 8) / 6);
  const forms = (['base64', 'base64url'] as const).map((alphabet) => Buffer.from(shifted.toString(alphabet).slice(from, to)));
  shifted.fill(0);
  return forms;
}

/** Strings cannot be zeroed; these are gone with the next collection, as is the environment that the value goes to. */
function textForms(value: Buffer): readonly Buffer[] {
  const text = value.toString('utf8');
  if (!Buffer.from(text).equals(value)) return [];
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text);
  const form = percent.replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    json, json.replaceAll('/', '\\/'), asciiOnly(json), percent, lowerCaseHex(percent), form.replaceAll('%20', '+'), lowerCaseHex(form.replaceAll('%20', '+')),
    text.replace(/[&<>"']/g, (sign) => XML_ENTITIES[sign] ?? sign), text.replaceAll('\'', '\'\\\'\''),
  ].map((each) => Buffer.from(each)).concat(Buffer.from(text, 'utf16le'));
}

const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

function asciiOnly(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function lowerCaseHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
