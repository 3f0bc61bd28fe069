// Lengths as integers, so that layout is exact, repeatable and comparable on every machine.
#pragma once

#include <compare>
#include <cstdint>

namespace yoshiki {

/// A length in thousandths of a point (1 pt = 1/72 inch). Integer arithmetic only: sums never drift, and a
/// dump needs no rounding rule. 64 bits, so that a cell of ten million characters still has a height.
class Length {
 public:
  constexpr Length() = default;
  /// From thousandths of a point.
  static constexpr Length Mpt(std::int64_t value) { return Length(value); }
  /// From whole points.
  static constexpr Length Pt(std::int64_t value) { return Length(value * 1000); }
  /// From thousandths of a millimetre, rounded to the nearest thousandth of a point.
  static constexpr Length Um(std::int64_t value) {
    return Length((value * 72000 + (value < 0 ? -12700 : 12700)) / 25400);
  }

  constexpr std::int64_t mpt() const { return value_; }

  friend constexpr Length operator+(Length a, Length b) { return Length(a.value_ + b.value_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.value_ - b.value_); }
  friend constexpr Length operator-(Length a) { return Length(-a.value_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.value_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
  friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.value_ / n); }
  friend constexpr std::int64_t operator/(Length a, Length b) { return a.value_ / b.value_; }
  constexpr Length& operator+=(Length b) { return *this = *this + b; }
  constexpr Length& operator-=(Length b) { return *this = *this - b; }
  friend constexpr auto operator<=>(Length, Length) = default;

  /// `part` of `whole` of this length, rounded down; for shares such as 240 of 1000.
  constexpr Length Share(std::int64_t part, std::int64_t whole) const { return Length(value_ * part / whole); }

 private:
  explicit constexpr Length(std::int64_t value) : value_(value) {}
  std::int64_t value_ = 0;
};

/// A point of a page: x from the left edge, y from the TOP edge downwards.
struct Point {
  Length x, y;
  friend bool operator==(Point, Point) = default;
};

/// A rectangle of a page, y downwards like Point.
struct Rect {
  Length x, y, width, height;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace yoshiki
