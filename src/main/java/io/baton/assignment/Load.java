package io.baton.assignment;

/**
 * What somebody has to do now.
 *
 * @param open tasks of teams that are assigned and not over
 * @param weight the same, weighed by priority
 * @param top those of the highest priorities
 */
record Load(int open, int weight, int top) {

    static final Load NONE = new Load(0, 0, 0);

    Load plus(int tasks, int weightOfEach, boolean isTop) {
        return new Load(open + tasks, weight + tasks * weightOfEach, top + (isTop ? tasks : 0));
    }

    String inWords() {
        return open + (open == 1 ? " open task" : " open tasks") + ", weight " + weight + ", " + top + " of P1/P2";
    }
}
