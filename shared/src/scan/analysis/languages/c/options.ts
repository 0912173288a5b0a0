import type { Argument, Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { plainArgument, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Functions that set something, with the position of what it is set to: the tables know that by the function's name. */
const SETTERS: Readonly<Record<string, number>> = {
  // https://docs.openssl.org/master/man3/SSL_CTX_set_verify/, https://mbed-tls.readthedocs.io/projects/api/en/development/api/file/ssl_8h/
  SSL_CTX_set_verify: 1, SSL_set_verify: 1, mbedtls_ssl_conf_authmode: 1, wolfSSL_CTX_set_verify: 1,
  // https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/ssl__context/set_verify_mode.html, https://doc.qt.io/qt-6/qsslconfiguration.html#setPeerVerifyMode
  set_verify_mode: 0, setPeerVerifyMode: 0,
  // https://github.com/yhirose/cpp-httplib, https://docs.libcpr.org/advanced-usage.html#https-options, https://microsoft.github.io/cpprestsdk/classweb_1_1http_1_1client_1_1http__client__config.html
  enable_server_certificate_verification: 0, VerifySsl: 0, set_validate_certificates: 0,
};

/** Arguments, of which a setter's value and the value of an option of libcurl have a name. */
export function addFlag(name: string, given: readonly Expression[]): readonly Argument[] {
  const setter = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
  const option = name === 'curl_easy_setopt' && given[1]?.kind === 'name' ? given[1].name : undefined;
  return given.map((value, index) => {
    const keyword = index === setter ? name : index === 2 ? option : undefined;
    return keyword === undefined ? plainArgument(value) : { keyword, value, span: value.span };
  });
}

/**
 * All options that a function sets on the handle it performs a request with, by their names: only together do they
 * say what is sent where. Source: https://curl.se/libcurl/c/curl_easy_setopt.html
 */
export function optionsOfHandle(perform: SyntaxNode, lower: Lowering): readonly Argument[] {
  const handle = perform.child('arguments')?.children[0]?.text;
  const body = ownerOf(perform);
  return handle === undefined || body === undefined ? [] : settings(body, perform.start).flatMap((call): readonly Argument[] => {
    const [on, option, value] = call.child('arguments')?.children ?? [];
    return on?.text !== handle || option === undefined || value === undefined ? [] : [{ keyword: option.text, value: lower.expression(value), span: spanOf(call) }];
  });
}

function ownerOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let up = node.parent; up !== undefined; up = up.parent) if (up.type === 'function_definition' || up.type === 'lambda_expression') return up.child('body');
  return undefined;
}

function settings(node: SyntaxNode, before: number): readonly SyntaxNode[] {
  if (node.start >= before) return [];
  if (node.type === 'call_expression' && node.child('function')?.text === 'curl_easy_setopt') return [node];
  return node.children.flatMap((child) => settings(child, before));
}
