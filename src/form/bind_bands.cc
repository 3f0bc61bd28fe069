#include "form/bind_bands.h"

#include <string_view>

#include "base/base.h"

namespace yoshiki {
namespace {

// The numbers in a label, in half- or full-width digits.
std::vector<std::size_t> NumbersIn(std::string_view label) {
  constexpr std::size_t kTooLarge = 1'000'000;
  std::vector<std::size_t> numbers;
  bool in_number = false;
  for (std::size_t i = 0; i < label.size();) {
    CodePoint c = NextCodePoint(label, i);
    if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
    const bool is_digit = c >= U'0' && c <= U'9';
    if (is_digit && !in_number) numbers.push_back(0);
    if (is_digit && numbers.back() < kTooLarge) numbers.back() = numbers.back() * 10 + (c - U'0');
    in_number = is_digit;
  }
  return numbers;
}

}  // namespace

GroupBands::GroupBands(const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    const std::vector<std::size_t> numbers = NumbersIn(label);
    if (numbers.size() >= 2) bands_.push_back({numbers[numbers.size() - 2], numbers.back(), label});
  }
}

std::span<const GroupBand> GroupBands::Before(std::size_t number) {
  const std::size_t from = next_;
  while (next_ < bands_.size() && bands_[next_].first <= number) ++next_;
  return std::span(bands_).subspan(from, next_ - from);
}

std::span<const GroupBand> GroupBands::Rest() const { return std::span(bands_).subspan(next_); }

}  // namespace yoshiki
