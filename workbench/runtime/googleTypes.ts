/** How our services are held against @types/google-apps-script. */

/**
 * Google's interface as a service may implement a part of it: a method that is there takes Google's arguments and gives
 * what Google gives, as far as that is a plain value; services given back are our own classes.
 */
export type GoogleSubset<Google> = {
  [Method in keyof Google]?: Google[Method] extends (...values: infer Values) => infer Result
    ? (...values: Values) => PlainResult<Result>
    : unknown;
};

/** Texts and truth values are held to; `any`, enums and services are not. */
type PlainResult<Result> = 0 extends 1 & Result
  ? unknown
  : string extends Result
    ? string | null
    : boolean extends Result
      ? boolean | null
      : unknown;

/** A service that a script hands back to us; it got it from us, so it is of our class. */
export function own<Service>(google: unknown): Service {
  return google as Service;
}

/** A value's type as Google's errors about a method's signature name it. */
export function googleTypeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'object') {
    const name = value.constructor?.name ?? 'Object';
    return name.startsWith('Array') ? 'number[]' : name;
  }
  return typeof value === 'string' ? 'String' : typeof value;
}
