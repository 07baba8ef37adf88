import Mustache from 'mustache';

/**
 * Renders a template as the Java library jmustache does, with the settings of OpenAPI Generator.
 *
 * Beyond what Mustache says, items of a list know `-first`, `-last` and `-index`; in sections `0` and the empty string count
 * as true. Nothing is escaped: the templates place ready text.
 */
export function renderTemplate(template: string, view: object): string {
  return writer.render(template, view, undefined, { escape: String });
}

type Section = Parameters<Mustache.Writer['renderSection']>;

class JmustacheWriter extends Mustache.Writer {
  override renderSection(token: Section[0], context: Section[1], ...rest: [Section[2], Section[3]]): string {
    const value: unknown = context.lookup(String(token[1]));
    if (!isTruthy(value)) return '';
    const tokens = token[4] as unknown as string[][];
    const print = (here: Mustache.Context) => this.renderTokens(tokens, here, ...rest);
    if (Array.isArray(value)) {
      return value
        .map((item, index) => {
          const place = { '-first': index === 0, '-last': index === value.length - 1, '-index': index + 1 };
          return print(context.push(place).push(item));
        })
        .join('');
    }
    return print(typeof value === 'object' ? context.push(value) : context);
  }

  override renderInverted(token: Section[0], context: Section[1], ...rest: [Section[2], Section[3]]): string {
    const value: unknown = context.lookup(String(token[1]));
    return isTruthy(value) ? '' : this.renderTokens(token[4] as unknown as string[][], context, ...rest);
  }
}

const writer = new JmustacheWriter();

function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
}
