package io.castling.alert.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which claims speak of one movement. Claims are taken firmest first; each joins the draft that it fits best, or opens
 * one. Vague claims come last and so join what is known instead of gluing it together. The result depends on the set of
 * claims alone.
 */
final class Partition {

    private Partition() {}

    /** @param members in their order */
    static List<Draft> of(List<Member> members) {
        List<Draft> drafts = new ArrayList<>();
        for (Member member : members) {
            Draft best = null;
            double least = Draft.NONE;
            for (Draft draft : drafts) {
                double misfit = draft.fit(member);
                if (misfit < least) {
                    least = misfit;
                    best = draft;
                }
            }
            join(drafts, best, member, least);
        }
        return drafts;
    }

    private static void join(List<Draft> drafts, @Nullable Draft best, Member member, double misfit) {
        if (best == null) {
            drafts.add(new Draft(member));
        } else {
            best.add(member, misfit);
        }
    }
}
