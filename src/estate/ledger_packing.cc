#include "estate/ledger_packing.h"

namespace yoshiki::ledger {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

unsigned ValueOf(char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

// Seven bits a byte, the lowest first; the last byte has no highest bit.
void AppendNumber(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
  out += static_cast<char>(number);
}

std::optional<std::uint64_t> TakeNumber(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace

bool IsPackable(std::string_view hash) {
  return hash.size() % 2 == 0 && hash.find_first_not_of(kDigits) == std::string_view::npos;
}

std::string PackHex(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(ValueOf(hex[2 * i]) << 4 | ValueOf(hex[2 * i + 1]));
  }
  return bytes;
}

std::string UnpackHex(std::string_view bytes) {
  std::string hex(bytes.size() * 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    hex[2 * i] = kDigits[byte >> 4];
    hex[2 * i + 1] = kDigits[byte & 15];
  }
  return hex;
}

std::string PackNumbers(const std::vector<std::int64_t>& numbers) {
  std::string out;
  for (const std::int64_t number : numbers) AppendNumber(out, static_cast<std::uint64_t>(number));
  return out;
}

std::optional<std::vector<std::int64_t>> UnpackNumbers(std::string_view bytes) {
  std::vector<std::int64_t> numbers;
  while (!bytes.empty()) {
    const auto number = TakeNumber(bytes);
    if (!number) return std::nullopt;
    numbers.push_back(static_cast<std::int64_t>(*number));
  }
  return numbers;
}

// Each: twice its length, and one more when it is hex packed into bytes; then they.
std::string PackHashes(const std::vector<std::string>& hashes) {
  std::string out;
  for (const std::string& hash : hashes) {
    const bool packed = IsPackable(hash);
    const std::string bytes = packed ? PackHex(hash) : hash;
    AppendNumber(out, std::uint64_t{bytes.size()} * 2 + (packed ? 1 : 0));
    out += bytes;
  }
  return out;
}

std::optional<std::vector<std::string>> UnpackHashes(std::string_view bytes) {
  std::vector<std::string> hashes;
  while (!bytes.empty()) {
    const auto head = TakeNumber(bytes);
    if (!head || *head / 2 > bytes.size()) return std::nullopt;
    const std::string_view body = bytes.substr(0, *head / 2);
    hashes.push_back(*head % 2 == 1 ? UnpackHex(body) : std::string(body));
    bytes.remove_prefix(body.size());
  }
  return hashes;
}

}  // namespace yoshiki::ledger
