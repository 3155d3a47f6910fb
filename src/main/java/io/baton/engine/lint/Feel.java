package io.baton.engine.lint;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Reads FEEL with the parser of the engine and judges what an expression may cost: the engine sets no limit of time, so
 * one careless cell could hold a thread for minutes.
 */
final class Feel {

    private static final FeelEngineApi PARSER = FeelEngineBuilder.forJava().build();

    private static final long MOST_ROUNDS = 10_000;
    private static final int LARGEST_EXPONENT = 100;
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 25;
    private static final Set<String> PATTERN_FUNCTIONS = Set.of("matches", "replace", "split", "extract");

    private Feel() {}

    /** What is wrong with a test in an input cell, if anything. */
    static Optional<String> problemOfTest(String text) {
        return problem(text, true);
    }

    /** What is wrong with an expression, if anything. */
    static Optional<String> problemOfExpression(String text) {
        return problem(text, false);
    }

    /** The variables an expression reads; empty when it cannot be read. */
    static Set<String> variables(String text) {
        var variables = new LinkedHashSet<String>();
        if (readable(text) && parse(text, false).isSuccess()) {
            for (var node : nodes(parse(text, false).parsedExpression().expression())) {
                if (node instanceof Ref ref) {
                    variables.add(ref.names().head());
                }
            }
        }
        return variables;
    }

    private static Optional<String> problem(String text, boolean test) {
        if (text.isBlank() || text.strip().equals("-")) {
            return Optional.empty();
        }
        if (!readable(text)) {
            return Optional.of(
                    "is longer than " + LONGEST + " characters or nested deeper than " + DEEPEST + " levels");
        }
        var result = parse(text, test);
        if (result.isFailure()) {
            return Optional.of("cannot be read: " + result.failure().message());
        }
        return costly(result.parsedExpression().expression());
    }

    private static ParseResult parse(String text, boolean test) {
        return test ? PARSER.parseUnaryTests(text) : PARSER.parseExpression(text);
    }

    private static boolean readable(String text) {
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return text.length() <= LONGEST && deepest <= DEEPEST;
    }

    private static Optional<String> costly(Object tree) {
        if (rounds(tree) > MOST_ROUNDS) {
            return Optional.of("loops over more than " + MOST_ROUNDS + " values, or over bounds that are no numbers");
        }
        for (var node : nodes(tree)) {
            if (node instanceof FunctionDefinition || node instanceof JavaFunctionInvocation) {
                return Optional.of("defines a function; tables only use the functions of FEEL");
            }
            if (node instanceof Exponentiation power && !isSmallNumber(power.y())) {
                return Optional.of("raises to a power above " + LARGEST_EXPONENT);
            }
            if (node instanceof FunctionInvocation call && PATTERN_FUNCTIONS.contains(call.function())) {
                for (var part : nodes(call)) {
                    if (part instanceof ConstString pattern && Patterns.mayRunAway(pattern.value())) {
                        return Optional.of(
                                "has a pattern of more than 300 characters or with a repetition inside a repetition");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSmallNumber(Object node) {
        return node instanceof ConstNumber number
                && new BigDecimal(number.value().toString()).abs().compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) <= 0;
    }

    /** How often the innermost part of the expression is worked out, at most. */
    private static long rounds(Object node) {
        long own = 1;
        if (node instanceof For loop) {
            own = product(loop.iterators());
        } else if (node instanceof SomeItem some) {
            own = product(some.iterators());
        } else if (node instanceof EveryItem every) {
            own = product(every.iterators());
        }
        long inner = 1;
        for (var child : children(node)) {
            inner = Math.max(inner, rounds(child));
        }
        return capped(own, inner);
    }

    private static long product(camundajar.impl.scala.collection.immutable.List<?> iterators) {
        long product = 1;
        for (var each = iterators.iterator(); each.hasNext(); ) {
            product = capped(product, sizeOf(((Tuple2<?, ?>) each.next())._2()));
        }
        return product;
    }

    private static long sizeOf(Object range) {
        if (range instanceof IterationContext bounds) {
            return bounds.start() instanceof ConstNumber from && bounds.end() instanceof ConstNumber to
                    ? to.value()
                            .toBigInt()
                            .bigInteger()
                            .subtract(from.value().toBigInt().bigInteger())
                            .abs()
                            .min(BigInteger.valueOf(MOST_ROUNDS + 1))
                            .longValue()
                    : MOST_ROUNDS + 1;
        }
        return range instanceof ConstList list ? list.items().size() : 100;
    }

    private static long capped(long a, long b) {
        return Math.min(MOST_ROUNDS + 1, Math.max(1, a) * Math.max(1, b));
    }

    private static List<Object> nodes(Object tree) {
        var all = new ArrayList<Object>();
        collect(tree, all);
        return all;
    }

    private static void collect(Object node, List<Object> all) {
        all.add(node);
        children(node).forEach(child -> collect(child, all));
    }

    private static List<Object> children(Object node) {
        var children = new ArrayList<Object>();
        var each = node instanceof Iterable<?> list
                ? list.iterator()
                : node instanceof Product product ? product.productIterator() : null;
        while (each != null && each.hasNext()) {
            children.add(each.next());
        }
        return children;
    }
}
