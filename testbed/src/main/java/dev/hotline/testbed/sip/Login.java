package dev.hotline.testbed.sip;

/** Who a phone is to Asterisk. */
record Login(String user, String password) {

    /** The same request with the answer to the challenge in the response. */
    SipMessage answer(SipMessage request, SipMessage response) {
        boolean proxy = response.status() == 407;
        String challenge = response.require(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
        String answer = Digest.answer(challenge, user, password, request.method(), request.uri(), Ids.random());
        return request.with(proxy ? "Proxy-Authorization" : "Authorization", answer);
    }
}
