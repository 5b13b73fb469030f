/** Enums as Apps Script has them: objects that print and serialise as their name (platform 1.9). */

export class EnumValue<Name extends string = string> {
  readonly #name: Name;
  readonly #ordinal: number;

  constructor(name: Name, ordinal: number) {
    this.#name = name;
    this.#ordinal = ordinal;
  }

  name(): Name {
    return this.#name;
  }

  ordinal(): number {
    return this.#ordinal;
  }

  compareTo(other: EnumValue): number {
    return this.#ordinal - other.ordinal();
  }

  toJSON(): Name {
    return this.#name;
  }

  toString(): Name {
    return this.#name;
  }
}

export class EnumType {}

/** An enum with the given names, in their order. */
export function enumeration<const Name extends string>(
  ...names: readonly Name[]
): EnumType & Readonly<Record<Name, EnumValue<Name>>> {
  const type = new EnumType();
  names.forEach((name, ordinal) => Object.assign(type, { [name]: new EnumValue(name, ordinal) }));
  return Object.freeze(type) as EnumType & Record<Name, EnumValue<Name>>;
}
