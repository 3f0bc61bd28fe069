#include "base/sha256.h"

namespace yoshiki {

Sha256Digest Sha256::Take() {
  Sha256Digest digest;
  sha256_digest(&context_, digest.size(), digest.data());
  return digest;
}

Sha256Digest Sha256DigestOf(std::string_view bytes) {
  Sha256 hash;
  hash.Add(bytes);
  return hash.Take();
}

std::string HexOf(const Sha256Digest& digest) {
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 15U];
  }
  return hex;
}

std::string Sha256Hex(std::string_view bytes) { return HexOf(Sha256DigestOf(bytes)); }

}  // namespace yoshiki
