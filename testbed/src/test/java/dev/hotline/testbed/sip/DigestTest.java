package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void exampleOfRfc2617_givesItsResponse() {
        String challenge = "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

        String answer = Digest.answer(challenge, "Mufasa", "Circle Of Life", "GET", "/dir/index.html", "0a4f113b");

        assertThat(Digest.fields(answer))
                .containsEntry("response", "6629fae49393a05397450978507c4ef1")
                .containsEntry("opaque", "5ccc069c403ebaf9f0171e9517f40e41")
                .containsEntry("nc", "00000001");
    }

    @Test
    void exampleOfRfc7616_givesItsResponse() {
        String challenge = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5,"
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"";

        String answer = Digest.answer(
                challenge,
                "Mufasa",
                "Circle of Life",
                "GET",
                "/dir/index.html",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(Digest.fields(answer)).containsEntry("response", "8ca523f5e9506fed4657c9700eebdbec");
    }

    @Test
    void challengeWithoutQop_isAnsweredTheOldWay() {
        String answer = Digest.answer("Digest realm=\"r\", nonce=\"n\"", "u", "p", "REGISTER", "sip:h", "c");

        assertThat(Digest.fields(answer)).doesNotContainKeys("qop", "nc", "cnonce");
    }
}
