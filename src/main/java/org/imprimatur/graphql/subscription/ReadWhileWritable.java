package org.imprimatur.graphql.subscription;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Nothing is read from a client that does not read itself: otherwise answers to its pings, which are given before anybody sees
 * them, would pile up.
 */
final class ReadWhileWritable extends ChannelInboundHandlerAdapter {
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext channel) {
        channel.channel().config().setAutoRead(channel.channel().isWritable());
        channel.fireChannelWritabilityChanged();
    }
}
