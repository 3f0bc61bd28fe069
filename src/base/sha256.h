// SHA-256 (FIPS 180-4), by Nettle.
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace yoshiki {

using Sha256Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

/// Of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }
  void Add(std::string_view bytes) {
    sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  /// Of all that was added; begins anew.
  Sha256Digest Take();

 private:
  sha256_ctx context_;
};

Sha256Digest Sha256DigestOf(std::string_view bytes);

/// As 64 lower-case hex digits.
std::string HexOf(const Sha256Digest& digest);
std::string Sha256Hex(std::string_view bytes);

}  // namespace yoshiki
