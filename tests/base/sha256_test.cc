// The digests of FIPS 180-4's examples, whole and in pieces.
#include "base/sha256.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace yoshiki {
namespace {

TEST(Sha256, OfTheStandardsExamples) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, OfPiecesIsThatOfTheWhole) {
  const std::string bytes(1'000, '\xE5');
  for (const std::size_t piece : {1U, 63U, 64U, 65U, 999U}) {
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      hash.Add(std::string_view(bytes).substr(at, piece));
    EXPECT_EQ(HexOf(hash.Take()), Sha256Hex(bytes)) << piece;
  }
}

TEST(Sha256, BeginsAnewOnceItWasTaken) {
  Sha256 hash;
  hash.Add("something else");
  hash.Take();
  hash.Add("abc");
  EXPECT_EQ(hash.Take(), Sha256DigestOf("abc"));
}

}  // namespace
}  // namespace yoshiki
