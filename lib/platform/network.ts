import { isIPv6 } from "node:net";

/**
 * Who an address is to a limit: an IPv4 address itself, of IPv6 the /64 that one household or server is given whole
 * (RFC 6177), since its owner may use any of its 2^64.
 */
export function networkOf(address: string): string {
  const plain = address.trim().toLowerCase().split("%")[0]!;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(plain)) return plain.slice(0, 60);
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const full =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return `${full
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}
