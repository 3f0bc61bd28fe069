// What Deflater gives is zlib's format (RFC 1950), which is what FlateDecode asks for, and depends on nothing
// but the data and the effort: one compressor serves all streams of a file.
#include "render/deflate.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/repeated.h"

namespace yoshiki::pdf {
namespace {

std::string Unpacked(std::string_view packed, std::size_t size) {
  std::string data(size + 1, '\0');  // room for a byte too many, so that none goes unseen
  auto length = static_cast<uLongf>(data.size());
  const int result =
      uncompress(reinterpret_cast<Bytef*>(data.data()), &length,
                 reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));
  EXPECT_EQ(result, Z_OK);
  data.resize(length);
  return data;
}

// A linear congruential generator: nothing in it repeats, so that deflate has to store it.
std::string Noise(std::size_t size) {
  std::string noise;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    noise += static_cast<char>(state >> 56);
  }
  return noise;
}

std::vector<std::string> StreamsOfAllKinds() {
  return {"",
          "q",
          std::string(3, '\0'),
          Repeated("0 0 m 100 0 l S\n", 10'000),
          Noise(100),
          Noise(300'000),
          "BT\n/F0 9 Tf\nET\n"};
}

TEST(DeflaterTest, DataComesBack) {
  Deflater deflater;
  for (const Effort effort : {Effort::usual, Effort::fast}) {
    for (const std::string& data : StreamsOfAllKinds())
      EXPECT_TRUE(Unpacked(deflater.Deflate(data, effort), data.size()) == data) << data.size();
  }
}

// An empty answer would mean that there was no memory: a stream of nothing is not empty.
TEST(DeflaterTest, NothingIsAStreamToo) {
  Deflater deflater;
  EXPECT_FALSE(deflater.Deflate("", Effort::usual).empty());
  EXPECT_FALSE(deflater.Deflate("", Effort::fast).empty());
  EXPECT_FALSE(deflater.Deflate({}, Effort::usual).empty());
}

TEST(DeflaterTest, StreamsBeginWithZlibsHead) {
  Deflater deflater;
  for (const Effort effort : {Effort::usual, Effort::fast}) {
    const std::string_view packed = deflater.Deflate("q Q", effort);
    ASSERT_GE(packed.size(), 2U);
    const unsigned method = static_cast<unsigned char>(packed[0]),
                   flags = static_cast<unsigned char>(packed[1]);
    EXPECT_EQ(method & 15U, 8U);
    EXPECT_EQ((method * 256 + flags) % 31, 0U);
    EXPECT_EQ(flags & 0x20U, 0U) << "a preset dictionary is nothing a reader could have";
  }
}

TEST(DeflaterTest, WhatCameBeforeLeavesNoTrace) {
  Deflater used;
  for (const Effort first : {Effort::usual, Effort::fast}) {
    for (const std::string& before : StreamsOfAllKinds()) {
      for (const Effort second : {Effort::usual, Effort::fast}) {
        const std::string data = Repeated("1 0 0 1 72.5 720 Tm (A)Tj\n", 50) + Noise(500);
        used.Deflate(before, first);
        Deflater fresh;
        EXPECT_EQ(used.Deflate(data, second), fresh.Deflate(data, second)) << before.size();
      }
    }
  }
}

TEST(DeflaterTest, RepetitionsTakeLittleRoomAndNoiseHardlyMoreThanItself) {
  Deflater deflater;
  const std::string dull = Repeated("0 0 m 100 0 l S\n", 10'000);
  EXPECT_LT(deflater.Deflate(dull, Effort::usual).size(), dull.size() / 50);
  EXPECT_LT(deflater.Deflate(dull, Effort::fast).size(), dull.size() / 50);
  const std::string noise = Noise(300'000);
  EXPECT_LT(deflater.Deflate(noise, Effort::usual).size(), noise.size() + noise.size() / 100);
}

TEST(DeflaterTest, DeflatersDoNotShareAnything) {
  Deflater one, other;
  const std::string_view first = one.Deflate("first", Effort::usual);
  other.Deflate(Noise(1000), Effort::fast);
  EXPECT_EQ(Unpacked(first, 5), "first");
}

}  // namespace
}  // namespace yoshiki::pdf
