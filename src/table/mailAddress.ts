const ADDRESS = /^[^\s@,;<>"()[\]\\]+@[^\s@,;<>"()[\]\\.]+(\.[^\s@,;<>"()[\]\\.]+)+$/;
/** What no address holds and a header must not. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LONGEST = 254;

/**
 * The one mail address that a text is: a list, a name beside it or a line break make it none, so that nothing but this
 * address can get what is sent to it.
 *
 * @param text as typed
 * @returns the address without outer blanks, or null
 * @example mailAddress(' karen@example.com') // 'karen@example.com'
 */
export function mailAddress(text: string): string | null {
  const address = text.trim();
  const isAddress = address.length <= LONGEST && ADDRESS.test(address) && !CONTROLS.test(address);
  return isAddress ? address : null;
}
