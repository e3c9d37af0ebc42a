#import <Foundation/Foundation.h>

static NSString *secret(NSString *variable) {
    NSString *value = [[[NSProcessInfo processInfo] environment] objectForKey:variable];
    if (!value) {
        NSLog(@"%@ is not set", variable);
        exit(1);
    }
    return value;
}

int main(void) {
    @autoreleasepool {
        NSURL *url = [NSURL URLWithString:@"https://api.chatfire.cn/jimeng-video/v1/tasks"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:[@"Bearer " stringByAppendingString:secret(@"CHATFIRE_API_KEY")] forHTTPHeaderField:@"Authorization"];
        [request setValue:@"application/json" forHTTPHeaderField:@"Content-Type"];
        NSString *body =
            @"{\n"
             "  \"model\": \"seedream-3.0\",\n"
             "  \"prompt\": \"A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.\",\n"
             "  \"image_url\": \"https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp\",\n"
             "  \"duration\": 5,\n"
             "  \"aspect_ratio\": \"16:9\",\n"
             "  \"cfg_scale\": 0.5\n"
             "}";
        request.HTTPBody = [body dataUsingEncoding:NSUTF8StringEncoding];

        NSHTTPURLResponse *response = nil;
        NSError *error = nil;
        NSData *answer = [NSURLConnection sendSynchronousRequest:request
                                               returningResponse:&response
                                                           error:&error];
        if (!response) {
            NSLog(@"%@", error);
            return 1;
        }
        [[NSFileHandle fileHandleWithStandardOutput] writeData:answer];
        if (response.statusCode >= 400) {
            NSLog(@"the server answered %ld", (long)response.statusCode);
            return 1;
        }
    }
    return 0;
}
