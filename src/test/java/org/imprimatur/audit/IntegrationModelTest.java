package org.imprimatur.audit;

import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import org.imprimatur.audit.IntegrationModel.Sequencer;
import org.imprimatur.audit.IntegrationModel.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Any order of what several acts and several integrations do at once, on real connections: acts that go on for long, that give up
 * a part or all of what they wrote, replicas that look and then are late, that die before they sign, that lead without the lock.
 * What must be true after each step is said in {@link IntegrationModel}.
 */
class IntegrationModelTest {
    private static final int WRITERS = 3;
    private static final int SEQUENCERS = 2;

    private @Nullable IntegrationModel running;

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void what_was_committed_gets_one_place_and_nothing_else_does_whoever_integrates(
            @ForAll("acts") ActionChain<IntegrationModel> acts) throws SQLException {
        acts.run().comeToRest();
    }

    @Tag("deep")
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void however_often_it_is_tried(@ForAll("acts") ActionChain<IntegrationModel> acts) throws SQLException {
        acts.run().comeToRest();
    }

    @Provide
    Arbitrary<ActionChain<IntegrationModel>> acts() {
        ActionChainArbitrary<IntegrationModel> chain = ActionChain.startWith(this::begin);
        for (int number = 0; number < WRITERS; number++) {
            chain = withWriter(chain, number);
        }
        for (int number = 0; number < SEQUENCERS; number++) {
            chain = withSequencer(chain, number);
        }
        return chain.withMaxTransformations(50);
    }

    private IntegrationModel begin() {
        running = IntegrationModel.begin(WRITERS, SEQUENCERS);
        return running;
    }

    @AfterTry
    void end() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    private static ActionChainArbitrary<IntegrationModel> withWriter(
            ActionChainArbitrary<IntegrationModel> chain, int number) {
        return chain.withAction(4, act("act " + number + " writes an entry", number, always -> true, Writer::append))
                .withAction(1, act("act " + number + " begins a part", number, Writer::isOpen, Writer::beginPart))
                .withAction(1, act("act " + number + " gives up a part", number, Writer::hasPart, Writer::giveUpPart))
                .withAction(2, act("act " + number + " commits", number, Writer::isOpen, Writer::commit))
                .withAction(1, act("act " + number + " fails", number, Writer::isOpen, Writer::fail));
    }

    private static ActionChainArbitrary<IntegrationModel> withSequencer(
            ActionChainArbitrary<IntegrationModel> chain, int number) {
        return chain.withAction(
                        2, step("replica " + number + " looks", number, each -> !each.hasLooked(), Sequencer::look))
                .withAction(3, step("replica " + number + " integrates", number, always -> true, Sequencer::integrate))
                .withAction(2, step("replica " + number + " signs", number, each -> !each.hasLooked(), Sequencer::sign))
                .withAction(1, step("replica " + number + " dies", number, always -> true, Sequencer::dieAndStart));
    }

    private interface Doing<T> {
        void with(T it) throws SQLException;
    }

    private static Action.Independent<IntegrationModel> act(
            String name, int number, Predicate<Writer> when, Doing<Writer> doing) {
        return action(name, model -> model.writer(number), when, doing);
    }

    private static Action.Independent<IntegrationModel> step(
            String name, int number, Predicate<Sequencer> when, Doing<Sequencer> doing) {
        return action(name, model -> model.sequencer(number), when, doing);
    }

    private static <T> Action.Independent<IntegrationModel> action(
            String name, Function<IntegrationModel, T> who, Predicate<T> when, Doing<T> doing) {
        return Action.<IntegrationModel>when(model -> when.test(who.apply(model)))
                .describeAs(name)
                .justMutate(model -> {
                    try {
                        doing.with(who.apply(model));
                    } catch (SQLException failure) {
                        throw new IllegalStateException(name, failure);
                    }
                });
    }
}
