package io.castling.system.backfill;

import io.castling.schemas.ArticleClaim;
import io.castling.schemas.RawArticle;
import java.util.Map;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/**
 * A version of the services with a bug in it: every seventh article, and claims of every fifth, cannot be worked on. Kafka
 * Streams puts it around the processors of the product (KIP-1112).
 */
public final class FaultyVersion implements ProcessorWrapper {

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public <KI, VI, KO, VO> WrappedProcessorSupplier<KI, VI, KO, VO> wrapProcessorSupplier(
            String name, ProcessorSupplier<KI, VI, KO, VO> supplier) {
        return new WrappedProcessorSupplier<>() {
            @Override
            public Processor<KI, VI, KO, VO> get() {
                return new Faulty<>(supplier.get());
            }

            @Override
            public java.util.Set<org.apache.kafka.streams.state.StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        };
    }

    @Override
    public <KI, VI, VO> WrappedFixedKeyProcessorSupplier<KI, VI, VO> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KI, VI, VO> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    static boolean fails(RawArticle article) {
        return Math.floorMod(article.getId().hashCode(), 7) == 0;
    }

    private static boolean fails(ArticleClaim claim) {
        return Math.floorMod(claim.getArticle().getId().hashCode(), 5) == 0;
    }

    private record Faulty<KI, VI, KO, VO>(Processor<KI, VI, KO, VO> sound) implements Processor<KI, VI, KO, VO> {

        @Override
        public void init(ProcessorContext<KO, VO> context) {
            sound.init(context);
        }

        @Override
        public void process(Record<KI, VI> record) {
            if ((record.value() instanceof RawArticle article && fails(article))
                    || (record.value() instanceof ArticleClaim claim && fails(claim))) {
                throw new IllegalStateException("a bug of this version");
            }
            sound.process(record);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
