package dev.hotline.routing;

/**
 * Where a waiting caller stands.
 *
 * @param position 1 is next in his queue; 0 when he does not wait
 * @param anyoneThere whether any agent who could answer has a phone that can be reached, however busy
 */
public record Place(int position, boolean anyoneThere) {}
