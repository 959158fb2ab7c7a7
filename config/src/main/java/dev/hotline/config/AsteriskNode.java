package dev.hotline.config;

/**
 * One Asterisk.
 *
 * @param name unique among the nodes; a call names the node it is on by the AGI query parameter {@code node}
 * @param ami where its manager interface listens
 * @param username of the manager account
 * @param secret of the manager account
 * @param login how the engine shows that it knows the secret
 * @param tls whether the connection is encrypted
 * @param agentChannel how an agent's phone is dialled; {@code {phone}} stands for {@link Agent#phone()}
 * @param customerChannel how a customer is dialled; {@code {number}} stands for the number in E.164
 * @param callbackContext the dialplan context that a senior agent's phone enters when it answers a callback
 */
public record AsteriskNode(
        String name,
        Endpoint ami,
        String username,
        Secret secret,
        AmiLogin login,
        AmiTls tls,
        String agentChannel,
        String customerChannel,
        String callbackContext) {

    /** The channel that rings this agent's phone, such as {@code PJSIP/1001}. */
    public String channelOf(Agent agent) {
        return channelOfPhone(agent.phone());
    }

    /** The channel that rings this phone of the house. */
    public String channelOfPhone(String phone) {
        return agentChannel.replace("{phone}", phone);
    }

    /** The channel that rings this customer's number, such as {@code PJSIP/+8613800000000@carrier}. */
    public String channelOf(String number) {
        return customerChannel.replace("{number}", number);
    }
}
